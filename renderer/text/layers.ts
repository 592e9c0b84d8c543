import type { Fault } from '../../shared/ipc/faults.ts';

type LayerView = Extract<Fault, { kind: 'not-answering' }>['layer'];

const words: Readonly<Record<LayerView, string>> = {
  network: 'the network',
  'integration-engine': 'the integration engine',
  'identity-server': 'the identity server',
  record: 'the record',
  provider: 'an organisation behind the record',
  answer: 'the answer itself',
  'this-computer': 'this computer',
};

/** The layer as the subject of a sentence: "the record did not answer". */
export const layerWords = (layer: LayerView): string => words[layer];
