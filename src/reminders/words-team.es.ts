import { count } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'

export const team: Messages['hr']['team'] = {
  title: 'Mi equipo',
  found: (n, date) =>
    n === 0
      ? `El ${date} nadie depende de usted.`
      : `${count(n, 'persona depende', 'personas dependen')} de usted el ${date}.`,
  meeting: 'Lista para una reunión',
  noneTitle: 'Ahora nadie depende de usted',
  noneText: 'Las personas aparecen aquí cuando Recursos Humanos registra que usted las supervisa.',
  actionTitle: 'Lo que requiere atención primero',
  actionNone: 'Hoy nada requiere su atención.',
  open: 'Abrir',
  openWhom: (name) => ` el registro de ${name}`,
  everyoneTitle: 'Todas las personas',
  table: 'Su equipo y lo que falta',
  because: 'Motivo',
  reminder: 'Recordatorio',
  remind: 'Recordar',
  remindWhom: (name) => ` a ${name}`,
  hint: 'Un recordatorio es un correo corto con un enlace. No menciona el tema, sale en horario de trabajo y como máximo una vez al día.',
  nothingToDo: 'Nada que hacer por ahora',
  remindedByYou: 'Usted le envió un recordatorio hoy',
  remindedBy: (name) => `Ya recibió un recordatorio hoy, de ${name}`,
  onLeave: 'No durante la licencia',
  noAddress: 'Sin dirección de correo',
  withoutAddress: (address) =>
    `Quien no tiene dirección de correo entra en ${address}, con el código o la contraseña que ya tiene. Dígaselo en persona. Recursos Humanos puede imprimir un código nuevo.`,
  makeCode: 'Preparar un código para imprimir',
  outcome: {
    sent: 'El recordatorio está en camino. Sale en horario de trabajo.',
    'by-hand':
      'No hay servidor de correo, así que Recursos Humanos entrega el recordatorio. Espera en la sección Recordatorios.',
    already: 'Esta persona ya recibió un recordatorio hoy. Uno al día es suficiente.',
    'no-address': 'No salió ningún recordatorio: no hay una dirección de correo registrada.',
    'nothing-to-do': 'No salió ningún recordatorio: ahora no queda nada por hacer.',
  },

  list: {
    title: 'Lista para una reunión',
    heading: 'Orientación: lo que falta',
    lead: 'Imprima esta página. Solo lleva nombres y pasos, para que pueda estar sobre una mesa.',
    madeAt: (organization, date) => `${organization}, a ${date}`,
    name: 'Nombre',
    left: 'Lo que falta',
    lessons: (n, minutes) => `${count(n, 'lección', 'lecciones')} (unos ${count(minutes, 'minuto', 'minutos')})`,
    finalCheck: 'prueba final',
    acknowledging: 'confirmar la política',
    none: 'Ahora nadie tiene pasos pendientes.',
    leftOut: 'No aparece quien ahora no tiene nada que hacer.',
  },
}
