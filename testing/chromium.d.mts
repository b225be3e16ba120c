import type { Browser } from 'playwright-core'

export type { Browser, Page } from 'playwright-core'

/** Starts a Chromium without a window. On a busy machine it may crash at its start: then it is started again. */
export declare const launchChromium: () => Promise<Browser>
