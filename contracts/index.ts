/** The documented exchange, and what derives Pact matchers from a codec, for contracts of other packages. */
export { type Template, template } from './consumer/template.js'
export { type Sample, sampleRequest, sampleResponse } from './samples/sample.js'
