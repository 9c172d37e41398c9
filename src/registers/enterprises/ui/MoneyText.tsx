import { formatTiyin } from '@sanoat/uzbek'
import { useTranslator } from '#web/kit/Translation.tsx'

/** An amount in hundredths of its currency. */
export function MoneyText({ amount, currency }: { readonly amount: number | null; readonly currency: string }) {
  const t = useTranslator()
  if (amount === null) return <span className="missing">–</span>
  return <>{currency === 'UZS' ? formatTiyin(amount, t.language) : `${t.number(amount / 100, { digits: 2 })} ${currency}`}</>
}
