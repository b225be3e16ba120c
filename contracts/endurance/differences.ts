/** Where our readers and others differ, each with its reason. */
export interface Difference {
  readonly format: 'JSON' | 'XML' | 'form'
  readonly is: RegExp
  readonly because: string
}

const typed = 'our reader knows the type of each property, and refuses a text of another one'

export const differences: ReadonlyArray<Difference> = [
  {
    format: 'JSON',
    is: /^only we refuse: a number is too large/,
    because: 'JSON.parse gives Infinity for it, which no JSON can carry back',
  },
  { format: 'JSON', is: /^only we refuse: .*nested/, because: 'depth is bounded' },
  { format: 'XML', is: /^only we refuse: \S* ?expected /, because: typed },
  {
    format: 'XML',
    is: /^only we refuse: .*(?:document type|DOCTYPE)/i,
    because: 'a document type is never read: its entities may be a bomb',
  },
  { format: 'XML', is: /^only we refuse: the root element is not /, because: 'the root has the name of the entity' },
  { format: 'XML', is: /^only we refuse: .*there twice/, because: 'a property that is there twice is ambiguous' },
  {
    format: 'XML',
    is: /^only we refuse: .*(?:reference to|is null and)/,
    because: 'a reference to another element would be read as null, and saved as null',
  },
  {
    format: 'XML',
    is: /^only the other refuses: .*(?:Namespace prefix|QName|is not a valid URI|is not absolute|namespace|xmlns|colon)/i,
    because: 'names are read with any prefix, so namespaces are not resolved',
  },
  {
    format: 'form',
    is: /^only we refuse: a pair is not percent-encoded UTF-8/,
    because: 'URLSearchParams keeps a broken escape as it is, or puts U+FFFD in its place',
  },
  {
    format: 'form',
    is: /^only we refuse: the name of a pair is not well-formed/,
    because: 'dots and brackets in a name are its place in the entity',
  },
  { format: 'form', is: /^only we refuse: .*there twice/, because: 'a property that is there twice is ambiguous' },
  { format: 'form', is: /^only we refuse: \S* ?expected /, because: typed },
]
