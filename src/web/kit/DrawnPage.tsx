import { useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { useEffect, type ComponentType } from 'react'
import type { OutputOf } from '#lib/operation.ts'
import type { Translator } from '#lib/translator.ts'
import type { OperationName, Operations } from '../../contracts.ts'
import { queryFor } from '../client/query.ts'
import type { PageAddress, PageDefinition, PlainPage } from '../view/page.ts'
import { useTranslator } from './Translation.tsx'

export type ViewProps<Name extends OperationName> = {
  readonly data: OutputOf<Operations[Name]>
  readonly address: PageAddress
  readonly t: Translator
  readonly page: PageDefinition<Name>
}

/** A page ready for the router: how its data are fetched, and its drawing. */
export type DrawnPage = {
  readonly load: (client: QueryClient, address: PageAddress) => Promise<void>
  readonly Page: ComponentType<{ readonly address: PageAddress }>
}

/** Joins a definition and its view. */
export function drawn<Name extends OperationName>(page: PageDefinition<Name>, View: ComponentType<ViewProps<Name>>): DrawnPage {
  const query = (address: PageAddress) => {
    const { operation, input } = page.call(address)
    return queryFor(operation, input)
  }
  return {
    load: async (client, address) => void (await client.ensureQueryData(query(address))),
    Page: function Page({ address }) {
      const t = useTranslator()
      const { data } = useSuspenseQuery(query(address))
      useDocumentTitle(page.title(data, t, address), t)
      return <View data={data} address={address} t={t} page={page} />
    },
  }
}

/** The same for a page that needs no call. */
export function drawnPlain(
  page: PlainPage,
  View: ComponentType<{ readonly address: PageAddress; readonly t: Translator; readonly page: PlainPage }>,
): DrawnPage {
  return {
    load: () => Promise.resolve(),
    Page: function Page({ address }) {
      const t = useTranslator()
      useDocumentTitle(page.title(t, address), t)
      return <View address={address} t={t} page={page} />
    },
  }
}

export function useDocumentTitle(title: string, t: Translator): void {
  useEffect(() => {
    document.title = t.text('web.documentTitle', { title })
  }, [title, t])
}
