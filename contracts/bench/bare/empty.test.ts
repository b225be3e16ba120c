import { it } from 'vitest'

it('does nothing, to measure what vitest itself takes', () => {})
