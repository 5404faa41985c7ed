/** What a page asks of a recording's signal and of the motor units in it. */
import type { HostMethods } from '../../protocol/page';
import type { Handlers } from '../../protocol/rpc';
import { channelPattern, channelRecruitment } from '../units/channelPattern';
import { channelResidual } from '../units/channelResidual';
import { channelPotentials, channelUnits, unitsElsewhere } from '../units/channelUnits';
import { done } from './done';
import type { EmgDocument } from '../document/emgDocument';
import { handFigures } from '../units/handFigures';
import { saveTable } from './saveTable';
import { correctUnits } from '../units/unitActions';
import { markUnit } from '../units/unitMarkers';
import { checked } from './validate';

type SignalMethod =
  | 'tiles'
  | 'samples'
  | 'units'
  | 'potentials'
  | 'alsoOn'
  | 'residual'
  | 'pattern'
  | 'recruitment'
  | 'figures'
  | 'saveTable'
  | 'correctUnits'
  | 'markUnit';

/** The answers. @param channelCount how many channels the page is shown */
export function signalAnswers(
  document: EmgDocument,
  channelCount: () => number,
): Pick<Handlers<HostMethods>, SignalMethod> {
  return {
    tiles: (params, { signal }) => {
      const request = checked.tiles(params, channelCount());
      return document.guard.reading(() => document.connection.call('tiles', request, { signal }));
    },
    samples: (params, { signal }) => {
      const span = checked.samples(params, channelCount());
      return document.guard.reading(() => document.connection.call('samples', span, { signal }));
    },
    units: (params, { signal, report }) => {
      const { channel } = checked.units(params, channelCount());
      return channelUnits(document, channel, { signal, report });
    },
    potentials: (params, { signal, report }) => {
      const { channel } = checked.units(params, channelCount());
      return channelPotentials(document, channel, { signal, report });
    },
    alsoOn: (params, { signal }) =>
      unitsElsewhere(document, checked.units(params, channelCount()).channel, { signal }),
    residual: (params, control) => channelResidual(document, checked.tiles(params, channelCount()), control),
    pattern: (params, control) => channelPattern(document, checked.spans(params, channelCount()), control),
    recruitment: (params, control) =>
      channelRecruitment(document, checked.spans(params, channelCount()), control),
    figures: (params) => handFigures(checked.figures(params)),
    saveTable: (params) => saveTable(document.uri, checked.saveTable(params)),
    correctUnits: done((params) => correctUnits(document, checked.correctUnits(params, channelCount()))),
    markUnit: done((params) => markUnit(document, checked.markUnit(params, channelCount()))),
  };
}
