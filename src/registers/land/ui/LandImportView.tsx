import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { problemFrom, type Problem } from '#web/client/problem.ts'
import { uploadTo } from '#web/client/upload.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { LOT_KINDS, utilities } from '../model.ts'
import { LotPlan } from './LotPlan.tsx'
import { landImportPage } from './pages.ts'
import { squareMetres } from './words.ts'

const PROPERTIES = [
  'number',
  'kind',
  'areaM2',
  'status',
  'openedOn',
  'vacantSince',
  'document',
  'allowedIfut',
  'utilities',
  'startingPrice',
  'priceBasis',
  'plotCadastralNo',
  'buildingCadastralNo',
] as const

/** Words of a file that are the same in every language. */
const WORDS: Readonly<Record<string, { readonly words: string; readonly none: string }>> = {
  kind: { words: LOT_KINDS.join(', '), none: 'land' },
  status: { words: 'draft, available', none: 'draft' },
  utilities: { words: Object.keys(utilities.shape).join(', '), none: '' },
}

/** Import of lots from GeoJSON: a check first, with a picture of what would be added or the fault of every feature. */
function LandImportView({ data, t, address, page }: ViewProps<'showLand'>) {
  const { zone } = data
  const mayWrite = useMay('land.write', { zone: zone.id })
  return (
    <>
      <PageHead
        kicker={<PageLink to={`/zones/${zone.id}/land`}>{t.text('land.toLand', { zone: t.of(zone.names) })}</PageLink>}
        title={page.title(data, t, address)}
        lead={t.text('land.import.lead')}
      />
      {mayWrite ? <Import zone={zone.id} /> : <Empty title={t.text('land.forms.refused')}>{t.text('land.forms.refusedText')}</Empty>}
      <Part title={t.text('land.import.properties')}>
        <dl className="facts">
          {PROPERTIES.map((name) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{t.text(`land.import.property.${name}`, WORDS[name] ?? {})}</dd>
            </div>
          ))}
        </dl>
      </Part>
    </>
  )
}

function Import({ zone }: { readonly zone: string }) {
  const t = useTranslator()
  const client = useQueryClient()
  const id = useId()
  const [file, setFile] = useState<File>()
  const sending = useMutation({
    mutationFn: ({ chosen, dryRun }: { readonly chosen: File; readonly dryRun: boolean }) => uploadTo('importLots', { zone }, chosen, dryRun),
    onSuccess: async ({ dryRun }) => {
      if (!dryRun) await client.invalidateQueries()
    },
  })
  const report = sending.data
  const send = (dryRun: boolean) => file !== undefined && sending.mutate({ chosen: file, dryRun })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        send(true)
      }}
    >
      <div className="field" style={{ maxWidth: 560 }}>
        <label htmlFor={id}>{t.text('land.import.file')}</label>
        <input
          id={id}
          type="file"
          required
          accept=".geojson,.json"
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0])
            sending.reset()
          }}
        />
      </div>
      <p className="actions">
        <button type="submit" className={report?.dryRun === true ? 'button' : 'button main'} disabled={sending.isPending || file === undefined}>
          {t.text('land.import.check')}
        </button>
        {report?.dryRun === true ? (
          <button type="button" className="button main" disabled={sending.isPending} onClick={() => send(false)}>
            {t.text('land.import.add', { count: report.added })}
          </button>
        ) : null}
      </p>
      {sending.error === null ? null : <Faults problem={problemFrom(sending.error)} />}
      {report === undefined ? null : (
        <section className="stack" role="status">
          <p className="notice">
            {t.text(report.dryRun ? 'land.import.sound' : 'land.import.done', { count: report.added })}{' '}
            {report.dryRun ? null : <PageLink to={`/zones/${zone}/land`}>{t.text('land.import.see')}</PageLink>}
          </p>
          {report.remarks.map((one) => (
            <p key={one.lot} className="notice warning">
              {t.text(one.code, { lot: one.lot, measuredM2: one.measuredM2, documentM2: one.documentM2 })}
            </p>
          ))}
          <LotPlan
            title={t.text('land.import.preview')}
            lots={report.lots.map(({ number, polygon, areaM2 }) => ({
              id: number,
              number,
              polygon,
              manner: 'planned' as const,
              said: `${number}: ${squareMetres(t, areaM2)}`,
            }))}
          />
        </section>
      )}
    </form>
  )
}

function Faults({ problem }: { readonly problem: Problem }) {
  const t = useTranslator()
  return (
    <section className="stack" role="alert">
      <p className="notice bad strong">{problem.detail || problem.title || t.text('web.problem.offline')}</p>
      {problem.faults.length === 0 ? null : (
        <DataTable
          title={t.text('land.import.faults')}
          rows={problem.faults.map((fault, index) => ({ ...fault, key: String(index) }))}
          rowKey={({ key }) => key}
          tall={problem.faults.length > 20}
          columns={[
            { key: 'feature', title: t.text('land.import.feature'), header: true, cell: ({ path }) => path.replace('features', '') },
            { key: 'fault', title: t.text('land.import.fault'), className: 'text', cell: ({ message, expected, code }) => message ?? expected ?? code },
          ]}
        />
      )}
    </section>
  )
}

export const page = drawn(landImportPage, LandImportView)
