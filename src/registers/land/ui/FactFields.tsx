import type { Problem } from '#web/client/problem.ts'
import { Field, fieldText } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Lot, Polygon, Utilities } from '../model.ts'
import { readAmount, readShape } from './drawing.ts'
import { ShapeField } from './ShapeField.tsx'

const CAPACITIES = ['powerKw', 'gasM3Hour', 'waterM3Day'] as const
const PRESENT = ['sewer', 'road', 'telecom', 'heat'] as const

/** The facts of a lot as the fields say them. */
export function factsIn(sent: FormData) {
  const price = readAmount(fieldText(sent, 'startingPrice'))
  const known = { yes: true, no: false } as const
  const present = (name: string) => {
    const said = fieldText(sent, name)
    return said === 'yes' || said === 'no' ? known[said] : undefined
  }
  const utilities: Utilities = {
    ...Object.fromEntries(CAPACITIES.map((name) => [name, readAmount(fieldText(sent, name))])),
    ...Object.fromEntries(PRESENT.map((name) => [name, present(name)])),
  }
  return {
    areaM2: readAmount(fieldText(sent, 'areaM2')) ?? Number.NaN,
    polygon: readShape(fieldText(sent, 'polygon')),
    allowedIfut: fieldText(sent, 'allowedIfut')
      .split(/[\s,;]+/)
      .filter((code) => code !== ''),
    utilities,
    startingPrice: price === undefined ? null : Math.round(price * 100),
    priceBasis: fieldText(sent, 'priceBasis'),
    vacantSince: fieldText(sent, 'vacantSince') || null,
    document: fieldText(sent, 'document'),
  }
}

type FactFieldsProps = { readonly lot?: Lot; readonly ground: readonly Polygon[]; readonly problem: Problem | undefined }

/** Fields of a lot's facts, filled with what stands in the register. */
export function FactFields({ lot, ground, problem }: FactFieldsProps) {
  const t = useTranslator()
  const said = (value: boolean | undefined) => (value === undefined ? '' : value ? 'yes' : 'no')
  const choices = [
    { id: '', title: t.text('land.notRecorded') },
    { id: 'yes', title: t.text('land.present') },
    { id: 'no', title: t.text('land.absent') },
  ]
  return (
    <>
      <Field
        label={t.text('land.field.area')}
        name="areaM2"
        value={lot === undefined ? '' : String(lot.areaM2)}
        problem={problem}
        hint={t.text('land.field.areaHint')}
      />
      <ShapeField
        label={t.text('land.field.polygon')}
        name="polygon"
        kind="polygon"
        value={lot === undefined || lot.polygon === null ? '' : JSON.stringify(lot.polygon)}
        hint={t.text('land.field.polygonHint')}
        ground={ground}
      />
      <Field
        label={t.text('land.column.ifut')}
        name="allowedIfut"
        value={lot?.allowedIfut.join(', ') ?? ''}
        required={false}
        problem={problem}
        hint={t.text('land.field.ifutHint')}
      />
      <div className="pair">
        {CAPACITIES.map((name) => (
          <Field
            key={name}
            label={t.text(`land.field.${name}`)}
            name={name}
            value={lot?.utilities[name] === undefined ? '' : String(lot.utilities[name])}
            required={false}
            problem={problem}
          />
        ))}
        {PRESENT.map((name) => (
          <Field
            key={name}
            label={t.text(`land.utility.${name}`)}
            name={name}
            value={said(lot?.utilities[name])}
            options={choices}
            required={false}
            problem={problem}
          />
        ))}
      </div>
      <div className="pair">
        <Field
          label={t.text('land.field.price')}
          name="startingPrice"
          value={lot === undefined || lot.startingPrice === null ? '' : String(lot.startingPrice / 100)}
          required={false}
          problem={problem}
        />
        <Field label={t.text('land.field.priceBasis')} name="priceBasis" value={lot?.priceBasis ?? ''} required={false} problem={problem} />
      </div>
      <Field label={t.text('land.column.vacantSince')} name="vacantSince" type="date" value={lot?.vacantSince ?? ''} required={false} problem={problem} />
      <Field label={t.text('land.column.document')} name="document" problem={problem} hint={t.text('land.field.documentHint')} />
    </>
  )
}
