import type { SettingsError } from '@so-email/client'
import { drawDecodeFailure } from '@so-email/codecs'

/** Where a person has set what the client knows by another name. */
const places: ReadonlyArray<readonly [option: string, setting: string]> = [
  ['baseUrl.environment', 'SUPEROFFICE_ENVIRONMENT'],
  ['baseUrl.contextId', 'SUPEROFFICE_TENANT'],
  ['baseUrl', 'the site (SUPEROFFICE_URL or --url)'],
  ['appToken', 'SUPEROFFICE_APP_TOKEN'],
]

const inSettings = (line: string): string => {
  const [option, setting] = places.find(([option]) => line.startsWith(`${option}:`)) ?? []
  return option === undefined ? line : `${setting}${line.slice(option.length)}`
}

/** What is wrong with the settings, by the names of the settings. */
export const wrongSettings = ({ failure }: SettingsError): string =>
  `These settings cannot be used: ${drawDecodeFailure(failure).map(inSettings).join('; ')}.`
