import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { proceduresPage } from './pages.ts'

/** The tables the procedures run by: who takes which step, what must hold, which act it leaves, the terms with their acts. */
function ProceduresView({ data, t, address, page }: ViewProps<'listProcedures'>) {
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('procedure.lead')} actions={<ExportMenu />} />
      {data.items.map(({ kind, act, mark, steps, terms }) => (
        <Part
          key={kind}
          id={kind}
          title={t.text(`procedure.${kind}`)}
          lead={
            <>
              {act === null ? null : <PageLink to={`/acts/${act}`}>{act}</PageLink>} {t.text(`case.mark.${mark}`)}
            </>
          }
        >
          <DataTable
            title={t.text(`procedure.${kind}`)}
            rows={steps}
            rowKey={({ step }) => step}
            columns={[
              { key: 'step', title: t.text('procedure.column.step'), header: true, cell: ({ step }) => t.text(`${kind}.step.${step}`) },
              { key: 'from', title: t.text('procedure.column.from'), cell: ({ from }) => t.list(from.map((state) => t.text(`${kind}.state.${state}`))) },
              { key: 'to', title: t.text('procedure.column.to'), cell: ({ to }) => t.list(to.map((state) => t.text(`${kind}.state.${state}`))) },
              {
                key: 'who',
                title: t.text('procedure.column.who'),
                cell: ({ who }) => (who.length === 0 ? t.text('case.system') : t.list(who.map((role) => t.text(`role.${role}`)))),
              },
              {
                key: 'guards',
                title: t.text('procedure.column.guards'),
                cell: ({ guards }) => guards.map((guard) => t.text(`${kind}.guard.${guard}`)).join('; '),
              },
              { key: 'issues', title: t.text('procedure.column.issues'), cell: ({ issues }) => (issues === null ? '' : t.text(`act.${issues}`)) },
            ]}
          />
          <DataTable
            title={`${t.text('case.terms')}: ${t.text(`procedure.${kind}`)}`}
            rows={terms}
            rowKey={({ name }) => name}
            sortName="terms"
            columns={[
              { key: 'name', title: t.text('case.term.name'), header: true, cell: ({ name }) => t.text(`${kind}.deadline.${name}`) },
              { key: 'length', title: t.text('case.term.length'), cell: ({ unit, value }) => t.text(`case.unit.${unit}`, { count: Number(value) }) },
              { key: 'parameter', title: t.text('case.term.parameter'), cell: ({ parameter }) => parameter },
              {
                key: 'act',
                title: t.text('case.term.act'),
                cell: ({ act: own, mark: sure }) => (
                  <>
                    {own === null ? null : <PageLink to={`/acts/${own}`}>{own}</PageLink>} <span className="small muted">{t.text(`case.mark.${sure}`)}</span>
                  </>
                ),
              },
            ]}
          />
        </Part>
      ))}
    </>
  )
}

export const page = drawn(proceduresPage, ProceduresView)
