/** A plugin of typedoc: a guide has the title of its first heading, and stands with the guides of its kind. */
import { Converter } from 'typedoc'

const kinds = /** @type {const} */ ([
  [/\/docs\/tutorial\//, 'Tutorial'],
  [/\/docs\/how-to\//, 'How-to'],
  [/\/docs\/(?:reference\/|faithfulness|scale)/, 'Reference'],
  [/\/docs\/(?:decisions|explanation)\//, 'Explanation'],
])

/** @param {string} path */
const kindOf = (path) => kinds.find(([pattern]) => pattern.test(path))?.[1] ?? 'The project'

/** @param {import('typedoc').Application} app */
export const load = (app) => {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const heading = document.content
      .map(({ text }) => text)
      .join('')
      .match(/^# (.+)$/m)?.[1]
    if (heading !== undefined) document.name = heading.replaceAll('`', '')
    document.frontmatter['group'] = kindOf(document.project.files.getReflectionPath(document) ?? '')
  })
}
