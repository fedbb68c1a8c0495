import { count } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'

export const clauses: Messages['hr']['clauses'] = {
  title: 'Cláusulas de la política',
  lead: 'Vea dónde se enseña cada cláusula de la política, qué preguntas hay sobre ella y qué hace el programa para que se cumpla.',
  version: (version) => `Versión ${version} de la política.`,
  complete: 'Cada cláusula se enseña, se pregunta y se lleva a la práctica.',
  missing: 'Qué falta',
  missingText: 'Las cláusulas y las lecciones vienen con el programa. Avise a quien lo mantiene.',
  table: 'Cláusulas de la política',
  column: {
    clause: 'Cláusula',
    lessons: 'Se enseña en',
    questions: 'Preguntas',
    stories: 'Historias',
    contacts: 'Contactos',
    features: 'Qué hace el programa',
  },
  lesson: (lesson, section) => `Lección ${lesson}: ${section}`,
  asked: (final, practice) =>
    practice === 0 ? `${final} en la prueba final` : `${final} en la prueba final, ${practice} de práctica`,
  questionsAbout: (clause) => `: preguntas sobre ${clause}`,
  practice: (question) => `${question} (práctica)`,
  features: {
    rules: 'Reglas sobre quién hace la orientación y para qué fecha',
    reminders: 'Recordatorios',
    reports: 'Informes sobre quién terminó',
    certificate: 'Un certificado para cada persona que termina',
    packs: 'Paquetes de pruebas, con los datos que tenía el centro ese día',
    understanding: 'Cifras sobre las preguntas en las que falla el personal',
    'must-pass': 'Preguntas obligatorias en la prueba final',
    'every-lesson': 'Nadie termina sin la lección 6',
    acknowledgement: 'El personal confirma que leyó la política, y la fecha queda registrada',
    'acknowledgement-waits': 'Nadie puede confirmar la política hasta que el centro designe a su gente',
    contacts: 'Lista de contactos',
    card: 'La tarjeta pública de cada centro',
    'wallet-card': 'Tarjeta de bolsillo',
    guide: 'La guía para saber a quién llamar',
    'named-person': 'La persona designada de cada centro a toda hora, y la persona de respaldo',
    'site-numbers': 'Los números propios del centro',
    'site-steps': 'Los pasos del centro, en la lección 7',
    'after-report': 'La página “Qué pasa después”, con los pasos del centro',
    'before-group': 'A quién avisar en el centro antes de un grupo, en la lección 7',
    'group-safety': 'Las medidas de seguridad del centro para los grupos, en la lección 7',
    'staff-support': 'Apoyo para el personal, al final de cada página del curso',
  },
  problems: {
    untaught: (clause) => `Ninguna lección enseña ${clause}.`,
    unasked: (clause, final) =>
      final === 0
        ? `Ninguna pregunta de la prueba final trata de ${clause}.`
        : `Solo ${count(final, 'pregunta', 'preguntas')} de la prueba final ${final === 1 ? 'trata' : 'tratan'} de ${clause}.`,
    inoperative: (clause) => `El programa no hace nada para que se cumpla ${clause}.`,
    orphan: (what, clause) => `${what} nombra ${clause}, que no está en la política.`,
    idle: (feature) => `Ninguna cláusula nombra esto: ${feature}.`,
    of: {
      lesson: (id) => `La lección ${id}`,
      question: (id) => `La pregunta ${id}`,
      story: (id) => `La historia ${id}`,
      contact: (id) => `El contacto ${id}`,
      feature: () => 'La lista de lo que hace el programa',
    },
  },
}
