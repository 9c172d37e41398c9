import type { Day } from '#lib/day.ts'
import type { WireInputOf } from '#lib/operation.ts'
import type { Period } from '#lib/period.ts'
import type { OperationName, Operations } from '../../contracts.ts'

type Unbranded<T> = T extends Period | Day ? string : T

/** What an operation is asked with, as it stands in an address or a form: days and periods are texts that the server checks. */
export type AskedInput<Name extends OperationName> = { readonly [Key in keyof WireInputOf<Operations[Name]>]: Unbranded<WireInputOf<Operations[Name]>[Key]> }
