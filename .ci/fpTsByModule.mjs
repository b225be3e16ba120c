/**
 * A module of fp-ts in place of the barrel, which loads a hundred of them and from which esbuild leaves nothing out:
 * `#fp-ts/Either` is CommonJS on Node, as for io-ts, and an ES module elsewhere. Lines stay where they are.
 */
export const fpTsByModule = (code) =>
  code.replace(/^import \{([^}]*)\} from ['"]fp-ts['"];?$/gm, (_, list) =>
    list
      .split(',')
      .map((each) => each.trim().split(' as '))
      .filter(([name]) => name !== '' && !name.startsWith('type '))
      .map(([name, local = name]) => `import * as ${local} from '#fp-ts/${moduleOf(name)}';`)
      .join(' '),
  )

/** `readonlyArray` is `ReadonlyArray`, and `function` is `function`. */
const moduleOf = (name) => (name === 'function' ? name : name[0].toUpperCase() + name.slice(1))
