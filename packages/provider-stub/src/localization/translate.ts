/**
 * Translates texts: references to resources (`[SR_MANDATORY_FIELD_1281]`) and multi-language values
 * (`NO:"Leverandør";US:"Supplier"`). Source of both spellings: the article on the WebAPI's headers.
 */

/** Texts by the name of a resource, then by language (ISO 639-1, in any case). */
export type Resources = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The one resource that the documentation shows with a translation. */
export const documentedResources: Resources = { SR_MANDATORY_FIELD_1281: { fr: 'Nom de société' } }

/**
 * The codes of languages in multi-language values. Only `NO` and `US` are documented; the rest is assumed, so more than one
 * code is tried.
 */
const names: ReadonlyMap<string, ReadonlyArray<string>> = /*#__PURE__*/ new Map(
  Object.entries({
    da: ['DA', 'DK'],
    de: ['GE', 'DE'],
    en: ['US', 'EN', 'GB'],
    es: ['SP', 'ES'],
    fi: ['FI'],
    fr: ['FR'],
    it: ['IT'],
    nb: ['NO'],
    nl: ['DU', 'NL'],
    nn: ['NO'],
    no: ['NO'],
    sv: ['SW', 'SV', 'SE'],
  }),
)

const reference = /\[(SR_\w+)\]/g
const multiLanguage = /^(?:[A-Z]{2}:"[^"]*"(?:;|$))+$/
const part = /([A-Z]{2}):"([^"]*)"/g

/** A text in a language: `sv`, or `sv-SE`. A text without a translation stays as it is. */
export const translate = (resources: Resources, language: string): ((text: string) => string) => {
  const iso2 = language.toLowerCase().replace(/-.*/, '')
  return (text) => {
    if (text.includes('[SR_')) {
      return text.replace(reference, (whole, name: string) => {
        const texts = Object.entries(resources[name] ?? {}) // no object inherits a property that begins so
        return texts.find(([each]) => each.toLowerCase() === iso2)?.[1] ?? whole
      })
    }
    return multiLanguage.test(text) ? inLanguage(text, iso2) : text
  }
}

const inLanguage = (text: string, iso2: string): string => {
  const parts = new Map(Array.from(text.matchAll(part), ([, name, value]) => [name, value] as const))
  const wanted = names.get(iso2) ?? [iso2.toUpperCase()]
  const found = wanted.map((name) => parts.get(name)).find((value) => value !== undefined)
  return found ?? text
}
