/** Replaces the password of a location, in each of its spellings, wherever it stands in a text. */
export const redactPassword = (location: string): ((text: string) => string) => {
  const [, written = ''] = /^[^:]+:\/\/[^/?#@]*?:([^/?#]*)@/.exec(location) ?? []
  const [, asParameter = ''] = /[?&]password=([^&#]*)/.exec(location) ?? []
  const spellings = [written, asParameter]
    .flatMap((spelling) => [spelling, decoded(spelling)])
    .filter((spelling) => spelling !== '')
  return (text) => spellings.reduce((redacted, spelling) => redacted.replaceAll(spelling, '***'), text)
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
