// The tag under which npm lists a version.

/**
 * A prerelease must not become what `npm install` without a version takes: its tag is its first word, or `next`.
 * @param {string} version
 */
export const distTagOf = (version) => {
  const [, prerelease] = /^[^-+]+-([^+]+)/.exec(version) ?? []
  return prerelease === undefined ? 'latest' : (/[a-z]+/i.exec(prerelease)?.[0].toLowerCase() ?? 'next')
}
