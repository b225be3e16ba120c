/** The default `User-Agent`: a server finds our requests by it. */
import type { HttpHeaders } from '@so-email/wire'
import { version } from '../version.js'

/** A browser sends its own. Another one would cost a preflight request at each server of another origin. */
const isBrowser = 'document' in globalThis || 'importScripts' in globalThis

/** `null` where the platform sends its own. */
export const userAgent: string | null = isBrowser ? null : `so-email/${version}`

/** Whether headers have one. Nearly all names are too long or too short. */
export const hasUserAgent = (headers: HttpHeaders): boolean =>
  headers.some(([name]) => name.length === 10 && name.toLowerCase() === 'user-agent')
