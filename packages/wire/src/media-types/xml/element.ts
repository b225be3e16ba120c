/** The parts of an element that are read. Prefixes, comments and processing instructions are ignored. */
import { XmlElement, XmlText } from '@rgrove/parse-xml'

/** The name without its prefix. */
export const localName = ({ name }: XmlElement): string => name.slice(name.lastIndexOf(':') + 1)

export const elementsOf = ({ children }: XmlElement): ReadonlyArray<XmlElement> =>
  children.filter((child) => child instanceof XmlElement)

/** The text directly inside, CDATA sections included. */
export const textIn = ({ children }: XmlElement): string =>
  children.map((child) => (child instanceof XmlText ? child.text : '')).join('')

/**
 * Whether the element stands for one that is somewhere else in the document: `z:Ref="i1"`, as a .NET data contract writes
 * an object that is shared, or `href="#i1"` of SOAP. It is empty, and often `xsi:nil`, but it is not null.
 */
export const isReference = ({ attributes }: XmlElement): boolean =>
  Object.entries(attributes).some(
    ([name, value]) => /:ref$/i.test(name) || (name.toLowerCase() === 'href' && value.startsWith('#')),
  )

/** Whether there is nothing inside but blanks. */
export const isEmpty = (element: XmlElement): boolean =>
  elementsOf(element).length === 0 && textIn(element).trim() === ''

/** Whether the element is null by `xsi:nil`, under any prefix. */
export const isNil = ({ attributes }: XmlElement): boolean =>
  Object.entries(attributes).some(([name, value]) => /:nil$/.test(name) && /^\s*(?:true|1)\s*$/.test(value))
