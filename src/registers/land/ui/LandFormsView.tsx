import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { queryFor } from '#web/client/query.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { LOT_KINDS, type Building, type Lot, type Plot, type Polygon } from '../model.ts'
import { FactFields, factsIn } from './FactFields.tsx'
import { AreaForm, BuildingForm, PlotForm } from './GroundForms.tsx'
import { useToday } from './LotForms.tsx'
import { chosenOf, landFormsPage } from './pages.ts'

/** Forms of the land register: lots, merging, the zone's area, plots, buildings. */
function LandFormsView({ data, t, address, page }: ViewProps<'showLand'>) {
  const { zone } = data
  const mayWrite = useMay('land.write', { zone: zone.id })
  return (
    <>
      <PageHead
        kicker={<PageLink to={`/zones/${zone.id}/land`}>{t.text('land.toLand', { zone: t.of(zone.names) })}</PageLink>}
        title={page.title(data, t, address)}
        lead={t.text('land.forms.lead')}
      />
      {mayWrite ? <Forms zone={zone.id} boundary={data.boundary} /> : <Empty title={t.text('land.forms.refused')}>{t.text('land.forms.refusedText')}</Empty>}
    </>
  )
}

function Forms({ zone, boundary }: { readonly zone: string; readonly boundary: readonly Polygon[] }) {
  const t = useTranslator()
  const { data: lots } = useQuery(queryFor('listLots', { zone }))
  const { data: register } = useQuery(queryFor('getLandRegister', { zone }))
  const ground = useMemo(() => [...boundary, ...(lots?.items ?? []).flatMap(({ polygon }) => (polygon === null ? [] : [polygon]))], [boundary, lots])
  const plots = register?.plots ?? []
  const forms = [
    ['lot', <LotForm key="lot" zone={zone} ground={ground} plots={plots} buildings={register?.buildings ?? []} />],
    ['merge', <MergeForm key="merge" zone={zone} lots={lots?.items ?? []} />],
    ['area', <AreaForm key="area" zone={zone} />],
    ['plot', <PlotForm key="plot" zone={zone} ground={ground} />],
    ['building', <BuildingForm key="building" zone={zone} plots={plots} />],
  ] as const
  return (
    <div className="land-forms">
      {forms.map(([name, form], index) => (
        <details key={name} open={index === 0}>
          <summary>{t.text(`land.form.${name}`)}</summary>
          {form}
        </details>
      ))}
    </div>
  )
}

type LotFormProps = { readonly zone: string; readonly ground: readonly Polygon[]; readonly plots: readonly Plot[]; readonly buildings: readonly Building[] }

function LotForm({ zone, ground, plots, buildings }: LotFormProps) {
  const t = useTranslator()
  const navigate = useNavigate()
  const today = useToday()
  const none = { id: '', title: t.text('land.notRecorded') }
  const named = (one: Plot | Building) => ({ id: one.id, title: one.cadastralNo ?? one.id })
  return (
    <SendForm
      operation="createLot"
      input={(sent) => ({
        zone,
        number: fieldText(sent, 'number'),
        kind: chosenOf(LOT_KINDS, fieldText(sent, 'kind')) ?? ('land' as const),
        openedOn: fieldText(sent, 'openedOn'),
        plot: fieldText(sent, 'plot') || null,
        building: fieldText(sent, 'building') || null,
        ...factsIn(sent),
      })}
      action={t.text('land.form.lot')}
      done={t.text('land.saved')}
      onDone={({ lot }) => void navigate({ to: `/zones/${zone}/lots/${lot.id}` })}
    >
      {(problem) => (
        <>
          <div className="pair">
            <Field label={t.text('land.column.number')} name="number" problem={problem} />
            <Field
              label={t.text('land.column.kind')}
              name="kind"
              problem={problem}
              options={LOT_KINDS.map((id) => ({ id, title: t.text(`land.kind.${id}`) }))}
            />
          </div>
          <Field label={t.text('land.fact.opened')} name="openedOn" type="date" value={today} problem={problem} />
          {plots.length === 0 ? null : (
            <Field label={t.text('land.fact.plot')} name="plot" required={false} problem={problem} options={[none, ...plots.map(named)]} />
          )}
          {buildings.length === 0 ? null : (
            <Field label={t.text('land.field.building')} name="building" required={false} problem={problem} options={[none, ...buildings.map(named)]} />
          )}
          <FactFields ground={ground} problem={problem} />
        </>
      )}
    </SendForm>
  )
}

function MergeForm({ zone, lots }: { readonly zone: string; readonly lots: readonly Lot[] }) {
  const t = useTranslator()
  const navigate = useNavigate()
  const today = useToday()
  const able = lots.filter(({ status, side }) => (status === 'draft' || status === 'available' || status === 'recovering') && side !== 'frozen')
  if (able.length < 2) return <p className="muted">{t.text('land.merge.few')}</p>
  return (
    <SendForm
      operation="mergeLots"
      input={(sent) => ({
        zone,
        lots: sent.getAll('lots').filter((value) => typeof value === 'string'),
        number: fieldText(sent, 'number'),
        day: fieldText(sent, 'day'),
        document: fieldText(sent, 'document'),
      })}
      action={t.text('land.form.merge')}
      done={t.text('land.saved')}
      onDone={({ lot }) => void navigate({ to: `/zones/${zone}/lots/${lot.id}` })}
    >
      {(problem) => (
        <>
          <fieldset>
            <legend>{t.text('land.merge.choose')}</legend>
            {able.map(({ id, number }) => (
              <label key={id} className="check">
                <input type="checkbox" name="lots" value={id} />
                {number}
              </label>
            ))}
          </fieldset>
          <Field label={t.text('land.merge.number')} name="number" problem={problem} />
          <Field label={t.text('land.field.day')} name="day" type="date" value={today} problem={problem} />
          <Field label={t.text('land.column.document')} name="document" problem={problem} hint={t.text('land.field.documentHint')} />
        </>
      )}
    </SendForm>
  )
}

export const page = drawn(landFormsPage, LandFormsView)
