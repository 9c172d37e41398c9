import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { BUILDING_USES, CONDITIONS, OWNERSHIPS, TENURES, type Plot, type Polygon } from '../model.ts'
import { readAmount, readShape } from './drawing.ts'
import { useToday } from './LotForms.tsx'
import { chosenOf } from './pages.ts'
import { ShapeField } from './ShapeField.tsx'

const BASES = ['document', 'boundary'] as const

/** An amount that must be given: what is none is sent as such, and the server says so. */
const amount = (sent: FormData, name: string): number => readAmount(fieldText(sent, name)) ?? Number.NaN

/** The whole and the allocable area of the zone. */
export function AreaForm({ zone }: { readonly zone: string }) {
  const t = useTranslator()
  const today = useToday()
  return (
    <SendForm
      operation="recordZoneArea"
      input={(sent) => ({
        zone,
        validFrom: fieldText(sent, 'validFrom'),
        totalM2: amount(sent, 'totalM2'),
        allocableM2: amount(sent, 'allocableM2'),
        basis: chosenOf(BASES, fieldText(sent, 'basis')) ?? ('document' as const),
        document: fieldText(sent, 'document'),
      })}
      action={t.text('land.save')}
      done={t.text('land.saved')}
    >
      {(problem) => (
        <>
          <Field label={t.text('land.field.total')} name="totalM2" problem={problem} hint={t.text('land.field.areaHint')} />
          <Field label={t.text('land.field.allocable')} name="allocableM2" problem={problem} hint={t.text('land.field.allocableHint')} />
          <Field label={t.text('land.field.basis')} name="basis" problem={problem} options={BASES.map((id) => ({ id, title: t.text(`land.basis.${id}`) }))} />
          <Field label={t.text('land.column.from')} name="validFrom" type="date" value={today} problem={problem} />
          <Field label={t.text('land.column.document')} name="document" problem={problem} hint={t.text('land.field.documentHint')} />
        </>
      )}
    </SendForm>
  )
}

/** A land plot of the cadastre. */
export function PlotForm({ zone, ground }: { readonly zone: string; readonly ground: readonly Polygon[] }) {
  const t = useTranslator()
  const today = useToday()
  return (
    <SendForm
      operation="addPlot"
      input={(sent) => ({
        zone,
        cadastralNo: fieldText(sent, 'cadastralNo') || null,
        areaM2: amount(sent, 'areaM2'),
        polygon: readShape(fieldText(sent, 'polygon')),
        tenure: chosenOf(TENURES, fieldText(sent, 'tenure')) ?? ('permanent_use' as const),
        validFrom: fieldText(sent, 'validFrom'),
      })}
      action={t.text('land.save')}
      done={t.text('land.saved')}
    >
      {(problem) => (
        <>
          <Field label={t.text('land.field.cadastralNo')} name="cadastralNo" required={false} problem={problem} hint={t.text('land.field.cadastralHint')} />
          <Field label={t.text('land.field.area')} name="areaM2" problem={problem} hint={t.text('land.field.areaHint')} />
          <ShapeField label={t.text('land.field.polygon')} name="polygon" kind="polygon" hint={t.text('land.field.polygonHint')} ground={ground} />
          <Field
            label={t.text('land.field.tenure')}
            name="tenure"
            problem={problem}
            options={TENURES.map((id) => ({ id, title: t.text(`land.tenure.${id}`) }))}
          />
          <Field label={t.text('land.column.from')} name="validFrom" type="date" value={today} problem={problem} />
        </>
      )}
    </SendForm>
  )
}

/** A building on a plot. */
export function BuildingForm({ zone, plots }: { readonly zone: string; readonly plots: readonly Plot[] }) {
  const t = useTranslator()
  if (plots.length === 0) return <p className="muted">{t.text('land.building.noPlots')}</p>
  return (
    <SendForm
      operation="addBuilding"
      input={(sent) => ({
        zone,
        plot: fieldText(sent, 'plot'),
        cadastralNo: fieldText(sent, 'cadastralNo') || null,
        floorAreaM2: amount(sent, 'floorAreaM2'),
        productionAreaM2: amount(sent, 'productionAreaM2'),
        floors: readAmount(fieldText(sent, 'floors')) ?? null,
        builtYear: readAmount(fieldText(sent, 'builtYear')) ?? null,
        condition: chosenOf(CONDITIONS, fieldText(sent, 'condition')) ?? ('unknown' as const),
        use: chosenOf(BUILDING_USES, fieldText(sent, 'use')) ?? ('production' as const),
        ownership: chosenOf(OWNERSHIPS, fieldText(sent, 'ownership')) ?? ('unknown' as const),
      })}
      action={t.text('land.save')}
      done={t.text('land.saved')}
    >
      {(problem) => (
        <>
          <Field
            label={t.text('land.fact.plot')}
            name="plot"
            problem={problem}
            options={plots.map(({ id, cadastralNo }) => ({ id, title: cadastralNo ?? id }))}
          />
          <Field label={t.text('land.field.cadastralNo')} name="cadastralNo" required={false} problem={problem} hint={t.text('land.field.cadastralHint')} />
          <div className="pair">
            <Field label={t.text('land.field.floor')} name="floorAreaM2" problem={problem} />
            <Field label={t.text('land.field.production')} name="productionAreaM2" problem={problem} />
            <Field label={t.text('land.field.floors')} name="floors" required={false} problem={problem} />
            <Field label={t.text('land.field.built')} name="builtYear" required={false} problem={problem} />
          </div>
          <Field label={t.text('land.field.use')} name="use" problem={problem} options={BUILDING_USES.map((id) => ({ id, title: t.text(`land.use.${id}`) }))} />
          <Field
            label={t.text('land.field.condition')}
            name="condition"
            value="unknown"
            problem={problem}
            options={CONDITIONS.map((id) => ({ id, title: t.text(`land.condition.${id}`) }))}
          />
          <Field
            label={t.text('land.field.ownership')}
            name="ownership"
            value="unknown"
            problem={problem}
            options={OWNERSHIPS.map((id) => ({ id, title: t.text(`land.ownership.${id}`) }))}
          />
        </>
      )}
    </SendForm>
  )
}
