import { getSystemErrorMap } from 'node:util'

/** What the system reported, in words: without its code, its call and the file, which the sentence around it names. */
export const systemMessage = (thrown: unknown): string | undefined =>
  getSystemErrorMap().get(Reflect.get(Object(thrown), 'errno'))?.[1]
