import { Choice } from '#web/kit/Choice.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { MARKS } from '../model.ts'
import { parametersPage } from './pages.ts'
import { ParameterRows } from './ParameterRows.tsx'

/** Dated rules, terms and prices of all acts, with what is only assumed set apart. */
function ParametersView({ data, t, address, page }: ViewProps<'listParameters'>) {
  const mayPropose = useMay('parameter.propose', {})
  return (
    <>
      <PageHead
        kicker={<PageLink to="/acts">{t.text('web.nav.acts')}</PageLink>}
        title={page.title(data, t, address)}
        lead={t.text('parameters.lead')}
        actions={
          <>
            {mayPropose ? (
              <PageLink to="/parameters/changes" className="button">
                {t.text('parameterChange.propose')}
              </PageLink>
            ) : null}
            <ExportMenu />
          </>
        }
      />
      <div className="filters">
        <Choice
          label={t.text('act.column.mark')}
          name="mark"
          value={address.search.mark ?? ''}
          options={[{ id: '', title: t.text('web.all') }, ...MARKS.map((id) => ({ id, title: t.text(`mark.${id}`) }))]}
        />
      </div>
      <ParameterRows parameters={data.items} />
    </>
  )
}

export const page = drawn(parametersPage, ParametersView)
