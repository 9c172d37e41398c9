import { useIsFetching } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { usePath } from './address.ts'
import { fitBar } from './fitBar.ts'
import { Icon } from './Icon.tsx'
import { LanguageMenu } from './LanguageMenu.tsx'
import { Menu } from './Menu.tsx'
import { PageLink } from './PageLink.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import { useTranslator } from './Translation.tsx'

/** Paths of the main navigation; the word of each is the message `web.nav.<name>`. */
const NAVIGATION = [
  ['zones', '/zones'],
  ['analysis', '/analysis'],
  ['rating', '/rating'],
  ['indicators', '/indicators'],
  ['quality', '/quality'],
  ['acts', '/acts'],
  ['sources', '/sources'],
  ['data', '/data'],
] as const

type LayoutProps = { readonly children: ReactNode; readonly search: ReactNode; readonly person: ReactNode; readonly banner?: ReactNode }

/** What stands around every page: the way past it, the bar, the page, the foot. */
export function Layout({ children, search, person, banner }: LayoutProps) {
  const t = useTranslator()
  const path = usePath()
  const main = useRef<HTMLElement>(null)
  const seen = useRef(path)
  useEffect(() => {
    if (seen.current === path) return
    seen.current = path
    main.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <>
      <a className="skip" href="#main">
        {t.text('web.skip')}
      </a>
      <Progress />
      {banner}
      <header className="bar" ref={fitBar}>
        <div className="wrap">
          <PageLink to="/" className="brand">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path fill="currentColor" d="M3 20V9l6.500 4V9L16 13V4h5v16z" />
            </svg>
            <span>{t.text('web.brand')}</span>
          </PageLink>
          <nav className="wide" aria-label={t.text('web.nav.label')}>
            <NavigationLinks path={path} />
          </nav>
          <div className="tools">
            {search}
            <LanguageMenu />
            <ThemeSwitch />
            {person}
            <Menu
              className="narrow-menu"
              label={
                <>
                  <Icon name="menu" />
                  <span className="hidden">{t.text('web.menu')}</span>
                </>
              }
            >
              <nav aria-label={t.text('web.nav.label')}>
                <NavigationLinks path={path} />
              </nav>
            </Menu>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        <div className="wrap">{children}</div>
      </main>
      <Foot />
    </>
  )
}

function NavigationLinks({ path }: { readonly path: string }) {
  const t = useTranslator()
  return NAVIGATION.map(([name, to]) => (
    <PageLink
      key={to}
      to={to}
      current={path.replace(`/${t.language}`, '') === to ? 'page' : undefined}
      className={path.includes(`${to}/`) || path.endsWith(to) ? 'active' : undefined}
    >
      {t.text(`web.nav.${name}`)}
    </PageLink>
  ))
}

function Foot() {
  const t = useTranslator()
  return (
    <footer className="foot">
      <div className="wrap">
        <p>{t.text('web.foot.about')}</p>
        <p className="print-only">{t.text('web.printed', { address: location.href })}</p>
        <nav aria-label={t.text('web.foot.label')}>
          <ul className="plain">
            <li>
              <PageLink to="/reports">{t.text('web.foot.reports')}</PageLink>
            </li>
            <li>
              <PageLink to="/benchmarks">{t.text('web.foot.benchmarks')}</PageLink>
            </li>
            <li>
              <PageLink to="/data">{t.text('web.nav.data')}</PageLink>
            </li>
            <li>
              <PageLink to="/lots">{t.text('web.nav.lots')}</PageLink>
            </li>
            <li>
              <a href="/api">{t.text('web.foot.api')}</a>
            </li>
            <li>
              <PageLink to="/claims">{t.text('web.nav.claims')}</PageLink>
            </li>
            <li>
              <PageLink to="/parameters">{t.text('web.nav.parameters')}</PageLink>
            </li>
            <li>
              <PageLink to="/reported-figures">{t.text('web.nav.reporting')}</PageLink>
            </li>
            <li>
              <PageLink to="/calendar">{t.text('web.nav.calendar')}</PageLink>
            </li>
            <li>
              <PageLink to="/rates">{t.text('web.nav.rates')}</PageLink>
            </li>
            <li>
              <PageLink to="/procedures">{t.text('web.nav.procedures')}</PageLink>
            </li>
            <li>
              <PageLink to="/register/obligations">{t.text('web.nav.obligations')}</PageLink>
            </li>
            <li>
              <PageLink to="/register/privatizations">{t.text('web.nav.privatizations')}</PageLink>
            </li>
            <li>
              <PageLink to="/verify">{t.text('web.foot.verify')}</PageLink>
            </li>
            <li>
              <PageLink to="/key">{t.text('web.foot.staff')}</PageLink>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  )
}

/** A thin line at the top when a page takes longer than 300 ms. */
function Progress() {
  const pending = useRouterState({ select: (state) => state.isLoading })
  const fetching = useIsFetching()
  const [late, setLate] = useState(false)
  const busy = pending || fetching > 0
  useEffect(() => {
    if (!busy) return setLate(false)
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [busy])
  return late ? <div className="progress" aria-hidden="true" /> : null
}
