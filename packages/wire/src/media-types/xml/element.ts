/** What reading looks at in an element. Prefixes, comments and processing instructions do not count. */
import { XmlElement, XmlText } from '@rgrove/parse-xml'

/** The name without its prefix. */
export const localName = ({ name }: XmlElement): string => name.slice(name.lastIndexOf(':') + 1)

export const elementsOf = ({ children }: XmlElement): ReadonlyArray<XmlElement> =>
  children.filter((child) => child instanceof XmlElement)

/** The text directly inside, CDATA sections included, as it stands. */
export const textOf = ({ children }: XmlElement): string =>
  children.map((child) => (child instanceof XmlText ? child.text : '')).join('')

/** Whether `xsi:nil` says that there is no value, under whatever prefix. */
export const isNil = ({ attributes }: XmlElement): boolean =>
  Object.entries(attributes).some(([name, value]) => /:nil$/.test(name) && /^\s*(?:true|1)\s*$/.test(value))
