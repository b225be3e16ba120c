import type { HttpResponse } from '@so-email/wire'

const statuses = [400, 404, 410]

/** Whether a server refuses a request because it does not have what the request names. Its documentation states no status. */
export const isRefusedAsMissing = ({ status }: HttpResponse): boolean => statuses.includes(status)
