export const fpTsByModule: (code: string) => string
