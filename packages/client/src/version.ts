/** The version of this package. The release writes it, and a test compares it with `package.json`. */
export const version = '0.0.0'
