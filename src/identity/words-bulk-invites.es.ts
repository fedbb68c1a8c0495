import { count } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'

export const bulkInvites: Messages['hr']['bulkInvites'] = {
  link: 'Invitar a varias personas',
  title: 'Invitar a varias personas',
  lead: 'Estas personas pueden elegir una contraseña y todavía no lo han hecho. Prepare tarjetas para imprimir y entregar, 8 por página. Cada tarjeta lleva su propio código, sirve una vez y durante 7 días.',
  found: (n) => (n === 1 ? '1 persona por invitar' : `${n} personas por invitar`),
  first: (shown, of) =>
    `Usted ve las primeras ${shown} de ${of}. Prepare primero sus tarjetas: después aparecen aquí las siguientes.`,
  code: 'Código',
  codeChoices: { none: 'Sin un código que sirva', any: 'Todas las que no tienen contraseña' },
  table: 'Personas que todavía no tienen contraseña',
  pick: 'Tarjeta',
  codeUntil: (date) => `Tiene uno hasta el ${date}`,
  codeNone: 'Ninguno',
  whom: 'Quién recibe una tarjeta',
  whomHint: 'Un código nuevo anula el anterior: las tarjetas ya entregadas dejan de servir.',
  ticked: 'Las personas marcadas en la lista',
  all: (n) => (n === 1 ? 'La única persona de la lista (1)' : `Las ${n} personas de la lista`),
  make: 'Preparar tarjetas para imprimir',
  send: 'Enviar por correo',
  sent: (n) => (n === 1 ? '1 invitación está en camino.' : `${n} invitaciones están en camino.`),
  unsent: (n) =>
    n === 1
      ? '1 persona no recibió ninguna: no tiene dirección de correo o ya la recibió hoy. Imprima una tarjeta.'
      : `${n} personas no recibieron ninguna: no tienen dirección de correo o ya la recibieron hoy. Imprima tarjetas.`,
  nobody: 'Marque al menos a una persona, o elija a todas las de la lista',
  noneTitle: 'Aquí nadie espera un código',
  noneText:
    'Todas las personas de esta lista tienen una contraseña o un código que todavía sirve. Cambie los filtros para ver a otras.',

  cardsTitle: 'Tarjetas para entregar',
  made: (n) => `${count(n, 'tarjeta', 'tarjetas')} para entregar`,
  onceLead:
    'Imprima esta página ahora y corte por las líneas. No se puede mostrar otra vez. Si se pierde una tarjeta, prepare otra.',
  print: 'Para imprimir: papel Carta, tamaño real. 8 tarjetas por página.',
  leftOut: (n) =>
    n === 1
      ? 'Queda fuera una persona: entre tanto eligió una contraseña o dejó el trabajo.'
      : `Quedan fuera ${n} personas: entre tanto eligieron una contraseña o dejaron el trabajo.`,
  noneMade: 'No se preparó ninguna tarjeta. Todas las personas elegidas ya tienen contraseña o dejaron el trabajo.',
  again: 'Invitar a más personas',

  card: {
    scan: 'Escanee el cuadro con un teléfono, o vaya a',
    type: 'y escriba este código:',
  },
}
