import { LANGUAGES } from '#lib/language.ts'
import { queryText, usePath, useSearch } from './address.ts'
import { Icon } from './Icon.tsx'
import { Menu } from './Menu.tsx'
import { useTranslator } from './Translation.tsx'

/** Each language by its own name, which no reader needs translated. */
const NAMES = { uz: ['Oʻzbekcha', 'Oʻz'], 'uz-Cyrl': ['Ўзбекча', 'Ўз'], ru: ['Русский', 'Ру'], en: ['English', 'En'] } as const

/** The same page in another language. A whole new page: title, texts and numbers all change. */
export function LanguageMenu() {
  const t = useTranslator()
  const path = usePath()
  const search = useSearch()
  const below = path.replace(new RegExp(`^/${t.language}(?=/|$)`), '')
  return (
    <Menu
      label={
        <>
          <Icon name="globe" />
          <span className="hidden">{t.text('web.language')}: </span>
          <span>{NAMES[t.language][1]}</span>
        </>
      }
    >
      {LANGUAGES.map((language) => (
        <a
          key={language}
          href={`/${language}${below}${queryText(search)}`}
          hrefLang={language}
          lang={language}
          aria-current={language === t.language ? 'true' : undefined}
        >
          {NAMES[language][0]}
        </a>
      ))}
    </Menu>
  )
}
