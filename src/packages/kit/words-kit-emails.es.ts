import type { Messages } from '../../words/messages.ts'

/** E-mails for staff in Spanish. Subjects and texts do not tell the topic: others may read over a shoulder. */
export const kitEmails: Messages['kit']['emails'] = {
  title: 'Textos de correo',
  lead: 'Copie lo que necesite. Ponga sus palabras en lugar de los corchetes. Deje el asunto como está: no dice el tema y no nombra a nadie.',
  language: (name) => `En ${name}`,
  subject: 'Asunto',
  texts: {
    invite: {
      use: 'Al asignar el curso',
      subject: 'Un curso para su orientación',
      lines: [
        'Hola:',
        'Hay un curso para usted en [nombre del LMS]: [enlace]. Termínelo a más tardar el [día].',
        'Dura unos [minutos] minutos. Hágalo en horas de trabajo pagadas, de una vez o por partes. Su lugar se guarda.',
        'No hay límite de tiempo y puede intentar las veces que quiera. La primera página le dice qué contiene y cómo hacerlo de la manera que le sirva.',
        '¿Necesita otro formato, más tiempo o un cuarto tranquilo? Avise a [puesto, teléfono]. No hace falta dar una razón.',
      ],
    },
    remind: {
      use: 'Una semana antes del día',
      subject: 'Su curso de orientación',
      lines: [
        'Hola:',
        'Su curso en [nombre del LMS] está abierto hasta el [día]: [enlace].',
        '¿Ya empezó? Sigue donde usted paró. Si le falta tiempo en el trabajo, avise a [puesto] para que se lo dé.',
      ],
    },
    late: {
      use: 'Después de que pasó el día',
      subject: 'Su curso de orientación sigue abierto',
      lines: [
        'Hola:',
        'Su curso en [nombre del LMS] era para el [día]. Sigue abierto: [enlace].',
        '¿Qué falta: tiempo, acceso u otra cosa? Responda este correo o llame a [puesto, teléfono], y hallaremos una manera.',
      ],
    },
    code: {
      use: 'Cuando el LMS no muestra que alguien terminó',
      subject: 'Una pregunta sobre su curso',
      lines: [
        'Hola:',
        'Nuestro sistema no muestra su curso como terminado. Si usted lo terminó, ábralo una vez más y envíenos el código de comprobación de la última página.',
        'No hace falta repetir nada.',
      ],
    },
    changed: {
      use: 'Cuando cambió un número o un puesto, a todos los que terminaron',
      subject: 'Un cambio en nuestros contactos',
      lines: [
        'Hola:',
        'Cambió un contacto de su curso. El nuevo está en el curso, en Contactos: [enlace].',
        'Cambie su tarjeta impresa. No hace falta repetir el curso.',
      ],
    },
  },
  /** In place of the ones above, where there is no learning system. */
  webTexts: {
    invite: {
      use: 'Al asignar el curso',
      subject: 'Un curso para su orientación',
      lines: [
        'Hola:',
        'Hay un curso para usted: [enlace]. Termínelo a más tardar el [día].',
        'Dura unos [minutos] minutos. Hágalo en horas de trabajo pagadas, de una vez o por partes. El navegador guarda su lugar: siga en el mismo navegador y en la misma computadora.',
        'No hay límite de tiempo y puede intentar las veces que quiera. La primera página le dice qué contiene y cómo hacerlo de la manera que le sirva.',
        '¿Necesita otro formato, más tiempo o un cuarto tranquilo? Avise a [puesto, teléfono]. No hace falta dar una razón.',
      ],
    },
    remind: {
      use: 'Una semana antes del día',
      subject: 'Su curso de orientación',
      lines: [
        'Hola:',
        'Su curso está abierto hasta el [día]: [enlace].',
        '¿Ya empezó? Sigue donde usted paró, en el mismo navegador. Si le falta tiempo en el trabajo, avise a [puesto] para que se lo dé.',
      ],
    },
    late: {
      use: 'Después de que pasó el día',
      subject: 'Su curso de orientación sigue abierto',
      lines: [
        'Hola:',
        'Su curso era para el [día]. Sigue abierto: [enlace].',
        '¿Qué falta: tiempo, acceso u otra cosa? Responda este correo o llame a [puesto, teléfono], y hallaremos una manera.',
      ],
    },
    code: {
      use: 'Cuando Recursos Humanos no tiene el comprobante de alguien',
      subject: 'Una pregunta sobre su curso',
      lines: [
        'Hola:',
        'No tenemos el comprobante de su curso. Si usted lo terminó, ábralo una vez más en el mismo navegador, imprima la última página, escriba su nombre en ella y entréguela a [puesto].',
        'No hace falta repetir nada.',
      ],
    },
  },
}
