import { useNavigate } from '@tanstack/react-router'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Field, fieldText } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { verifyPage } from './pages.ts'

/** Where anybody types the code that stands under the QR of an act. */
function VerifyView({ t }: ViewProps<'listPlaces'>) {
  const navigate = useNavigate()
  return (
    <>
      <PageHead title={t.text('verify.title')} lead={t.text('verify.lead')} />
      <form
        className="sheet"
        onSubmit={(event) => {
          event.preventDefault()
          const code = fieldText(new FormData(event.currentTarget), 'code').replace(/[^A-Za-z0-9]/g, '')
          if (code !== '') void navigate({ to: `/verify/${code.toUpperCase()}` })
        }}
      >
        <Field label={t.text('verify.code')} name="code" hint={t.text('verify.codeHint')} />
        <p>
          <button type="submit" className="button main">
            {t.text('verify.check')}
          </button>
        </p>
      </form>
    </>
  )
}

export const page = drawn(verifyPage, VerifyView)
