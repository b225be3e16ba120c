/** A URL without the slashes at its end. A loop, as a regular expression takes quadratic time for many slashes inside. */
export const siteOf = (url: string): string => {
  let end = url.length
  while (url[end - 1] === '/') end -= 1
  return url.slice(0, end)
}
