// The part of a change log that belongs to one version.

/**
 * What stands below the heading of the version, and above that of the version before it.
 * @param {string} changelog
 * @param {string} version
 */
export const changesOf = (changelog, version) => {
  const [, ...parts] = changelog.split(/^## /m)
  const part = parts.find((each) => each.startsWith(`${version}\n`))
  if (part === undefined) throw new Error(`the change log has no version ${version}`)
  return part.slice(version.length).trim()
}
