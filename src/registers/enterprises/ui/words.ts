import type { RESIDENCY_STATUSES, Status } from '../model.ts'

/** How a status is drawn, always beside its word. */
export const STATUS_TAGS = { active: 'good', suspended: 'warning', liquidation: 'warning', closed: '' } as const satisfies Record<Status, string>

export const RESIDENCY_TAGS = { planned: 'assumed', active: 'good', ended: '' } as const satisfies Record<(typeof RESIDENCY_STATUSES)[number], string>
