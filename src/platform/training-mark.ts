/** Whether an answer holds anything that is marked as made up for training: a zone, an organisation, a lot, a case. */
export function tellsOfTraining(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(tellsOfTraining)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => (key === 'training' ? inner === true : tellsOfTraining(inner)))
}
