import type { PageDefinition } from '#web/view/page.ts'
import { homePage } from '#publishing/portal/ui/homePage.ts'

/** Every page of the product, without its drawing: what the server titles, describes and exports. */
export const pages: readonly PageDefinition[] = [homePage]
