import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { operations } from '../../../contracts.ts'
import { apiPage } from './plainPages.ts'

const ALL = Object.entries(operations)

/** The readable reference of the interface: every operation, its address and what it needs. */
function ApiView({ t }: ViewProps<'listPlaces'>) {
  const wings = [...new Set(ALL.map(([, { path }]) => path.split('/')[1] ?? ''))]
  return (
    <>
      <PageHead
        title={t.text('api.title')}
        lead={t.text('api.lead')}
        actions={
          <a className="button" href="/api/openapi.json">
            {t.text('api.openapi')}
          </a>
        }
      />
      <div className="stack">
        <p>{t.text('api.rules')}</p>
        <p>{t.text('api.key')}</p>
      </div>
      {wings.map((wing) => (
        <Part key={wing} title={`/${wing}`}>
          <ul className="rows plain">
            {ALL.filter(([, { path }]) => path.split('/')[1] === wing).map(([name, operation]) => (
              <li key={name} id={name} style={{ overflowWrap: 'anywhere' }}>
                <p className="pair">
                  <strong>{operation.method}</strong>{' '}
                  {operation.method === 'GET' && !operation.path.includes('{') ? (
                    <a href={`/api${operation.path}`}>
                      <code>/api{operation.path}</code>
                    </a>
                  ) : (
                    <code>/api{operation.path}</code>
                  )}
                </p>
                <p lang="en">{operation.summary}</p>
                <p className="small muted">
                  {t.text('api.needs', { permission: operation.can })}
                  {'audit' in operation ? ` ${t.text('api.audit', { entry: operation.audit })}` : ''}
                </p>
              </li>
            ))}
          </ul>
        </Part>
      ))}
    </>
  )
}

export const page = drawn(apiPage, ApiView)
