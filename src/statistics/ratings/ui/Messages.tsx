import { useTranslator } from '#web/kit/Translation.tsx'
import type { RatingMessage } from '../model.ts'
import { messageText } from './words.ts'

/** What cannot be concluded, said before the figures. */
export function Messages({ messages }: { readonly messages: readonly RatingMessage[] }) {
  const t = useTranslator()
  if (messages.length === 0) return null
  return (
    <div className="notice warning" role="note">
      <p className="strong">{t.text('rating.mind')}</p>
      <ul className="plain stack-tight">
        {messages.map((message) => (
          <li key={message.code}>{messageText(message, t)}</li>
        ))}
      </ul>
    </div>
  )
}
