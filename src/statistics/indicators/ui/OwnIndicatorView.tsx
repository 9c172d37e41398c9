import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { queryFor } from '#web/client/query.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { indicatorDirection, PILLARS } from '../model.ts'
import { ownIndicatorPage } from './pages.ts'

/** Defining an indicator: its formula is checked while it is written, against the base figures and their units. */
function OwnIndicatorView({ data, t, address, page }: ViewProps<'listMeasures'>) {
  const navigate = useNavigate()
  const may = useMay('indicator.define')
  const { data: dictionary } = useQuery(queryFor('listIndicators', { pillar: 'ECO' }))
  const pillarName = (code: string) => {
    const found = dictionary?.pillars.find((pillar) => pillar.code === code)
    return found === undefined ? code : t.of(found.names)
  }
  const units = [...new Set(data.items.map(({ unit }) => unit))]
  const [formula, setFormula] = useState('workers / enterprises')
  return (
    <>
      <PageHead
        kicker={<PageLink to="/indicators">{t.text('web.nav.indicators')}</PageLink>}
        title={page.title(data, t, address)}
        lead={t.text('indicator.own.lead')}
      />
      {may ? null : (
        <p className="notice warning" style={{ marginBottom: 24 }}>
          {t.text('indicator.own.needKey')} <PageLink to="/key">{t.text('key.enter')}</PageLink>
        </p>
      )}
      <div className="columns even">
        <SendForm
          operation="defineIndicator"
          input={(form) => ({
            code: fieldText(form, 'code'),
            pillar: PILLARS.find((pillar) => pillar === fieldText(form, 'pillar')) ?? 'ECO',
            names: { uz: fieldText(form, 'names.uz'), ru: fieldText(form, 'names.ru'), en: fieldText(form, 'names.en') },
            unit: fieldText(form, 'unit'),
            direction: indicatorDirection.options.find((direction) => direction === fieldText(form, 'direction')) ?? 'neutral',
            formula,
            notes: fieldText(form, 'notes') || undefined,
          })}
          action={t.text('indicator.own.send')}
          done={t.text('indicator.own.done')}
          onDone={(made) => void navigate({ to: `/indicators/${made.code}` })}
        >
          {(problem) => (
            <>
              <div className="pair">
                <Field label={t.text('indicator.column.code')} name="code" problem={problem} value="OWN-01" hint={t.text('indicator.own.codeHint')} />
                <Field
                  label={t.text('indicator.column.unit')}
                  name="unit"
                  problem={problem}
                  value="person/count"
                  options={[...new Set(['person/count', 'count/ha', 'person/ha', ...units])].map((id) => ({ id, title: t.unit(id) }))}
                />
              </div>
              {(['uz', 'ru', 'en'] as const).map((language) => (
                <Field key={language} label={t.text(`indicator.own.name.${language}`)} name={`names.${language}`} problem={problem} />
              ))}
              <div className="pair">
                <Field
                  label={t.text('indicator.column.pillar')}
                  name="pillar"
                  problem={problem}
                  options={PILLARS.map((id) => ({ id, title: pillarName(id) }))}
                />
                <Field
                  label={t.text('indicator.column.direction')}
                  name="direction"
                  problem={problem}
                  options={indicatorDirection.options.map((id) => ({ id, title: t.text(`indicator.direction.${id}`) }))}
                />
              </div>
              <FormulaField formula={formula} onChange={setFormula} />
              <Field label={t.text('indicator.own.notes')} name="notes" problem={problem} rows={2} required={false} />
            </>
          )}
        </SendForm>
        <section aria-labelledby="measures">
          <h2 id="measures" style={{ marginBottom: 12 }}>
            {t.text('indicator.own.measures')}
          </h2>
          <ul className="rows plain" style={{ maxHeight: 620, overflowY: 'auto' }} tabIndex={0} aria-labelledby="measures">
            {data.items.map((measure) => (
              <li key={measure.code} style={{ padding: '6px 0' }}>
                <button
                  type="button"
                  className="sort"
                  onClick={() => setFormula(`${formula} ${measure.code}`)}
                  aria-label={t.text('indicator.own.insert', { measure: measure.code })}
                >
                  <code>{measure.code}</code>
                </button>{' '}
                <span className="small muted">
                  {t.of(measure.names)}, {t.unit(measure.unit)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}

/** The formula with what the server says of it so far. */
function FormulaField({ formula, onChange }: { readonly formula: string; readonly onChange: (formula: string) => void }) {
  const t = useTranslator()
  const id = useId()
  const { data: check } = useQuery({ ...queryFor('checkFormula', { formula }), enabled: formula.trim() !== '', placeholderData: (before) => before })
  return (
    <div className="field">
      <label htmlFor={id}>{t.text('indicator.column.cel')}</label>
      <textarea
        id={id}
        value={formula}
        rows={3}
        maxLength={2000}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={check?.ok === false ? true : undefined}
        aria-describedby={`${id}-check`}
        style={{ fontFamily: 'monospace' }}
      />
      <div id={`${id}-check`} aria-live="polite" className="small">
        {check === undefined ? null : check.ok ? (
          <span className="tag good">{t.text('indicator.own.sound', { dimension: check.dimension ?? '1' })}</span>
        ) : (
          <ul className="plain">
            {check.faults.map((fault) => (
              <li key={`${fault.code}${fault.at}`} className="tag bad" style={{ whiteSpace: 'normal' }}>
                {t.has(fault.code) ? t.text(fault.code, { value: fault.value, expected: fault.expected, path: 'formula' }) : `${fault.code} ${fault.value}`}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

export const page = drawn(ownIndicatorPage, OwnIndicatorView)
