import type { ReactNode } from 'react'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { EnterpriseFile } from '../model.ts'

/** Stands for a personal number that is on record. */
const MASK = '••••••••••••••'

/** What the register knows of an enterprise; what it does not know is left out, a personal number is hidden. */
export function EnterpriseFacts({ data }: { readonly data: EnterpriseFile }) {
  const t = useTranslator()
  const { enterprise, contacts, hasJshshir } = data
  const facts: readonly { readonly name: string; readonly value: ReactNode }[] = [
    { name: 'stir', value: enterprise.stir },
    { name: 'legalForm', value: enterprise.legalForm === null ? null : t.text(`enterprise.form.${enterprise.legalForm}`) },
    { name: 'registeredOn', value: enterprise.registeredOn === null ? null : t.day(enterprise.registeredOn) },
    { name: 'ifut', value: enterprise.ifut },
    { name: 'hsCodes', value: enterprise.hsCodes.length === 0 ? null : enterprise.hsCodes.join(', ') },
    { name: 'size', value: enterprise.size === null ? null : t.text(`enterprise.size.${enterprise.size}`) },
    { name: 'foreignShare', value: enterprise.foreignShare === null ? null : t.percent(enterprise.foreignShare) },
    { name: 'headName', value: enterprise.headName },
    { name: 'headJshshir', value: hasJshshir ? <Hidden /> : null },
    { name: 'phone', value: enterprise.phone },
    { name: 'email', value: enterprise.email },
    { name: 'address', value: enterprise.address },
    { name: 'place', value: enterprise.place === null ? null : <PageLink to={`/places/${enterprise.place}`}>{enterprise.place}</PageLink> },
    { name: 'account', value: enterprise.account === null ? null : `${enterprise.account}, ${t.text('enterprise.field.mfo')} ${enterprise.mfo ?? '–'}` },
    { name: 'statusFrom', value: enterprise.statusFrom === null ? null : t.day(enterprise.statusFrom) },
  ]
  return (
    <dl className="facts">
      {facts
        .filter(({ value }) => value !== null && value !== '')
        .map(({ name, value }) => (
          <div key={name}>
            <dt>{t.text(`enterprise.field.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {contacts.length === 0 ? null : (
        <div>
          <dt>{t.text('enterprise.contacts')}</dt>
          <dd>
            <ul className="plain">
              {contacts.map((contact, index) => (
                <li key={index}>{[contact.name, contact.post, contact.phone ?? '', contact.email ?? ''].filter((text) => text !== '').join(', ')}</li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Hidden() {
  const t = useTranslator()
  return (
    <>
      <span aria-hidden="true">{MASK}</span>
      <span className="hidden">{t.text('enterprise.hidden')}</span>
    </>
  )
}
