import { renderPdf } from '#platform/documents/render.ts'

const SOURCE = `
#set document(title: "Oʻquv hujjati")
#set page(paper: "a6", margin: 14mm)
#set text(font: "Inter", size: 9pt, lang: "uz")
= Oʻquv hujjati
Oʻquv zonasi · Учебная зона · Training zone

Bu hujjat mashq uchun yasalgan va hech qanday kuchga ega emas.

Документ создан для обучения и не имеет силы.

This paper was made for training and proves nothing.
`

/** The one small paper that is attached to everything in the training zone. */
export const renderPaper = (now: Date): Promise<Buffer> => renderPdf(SOURCE, {}, now)
