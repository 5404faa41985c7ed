/** What a team sees of labels in VS Code beside the editor of a recording. */
import * as vscode from 'vscode';
import type { BlindReadings } from '../editor/blind/blindReadings';
import type { OpenSessions } from '../editor/openSessions';
import { registerShowAgreement } from './agreement/showAgreement';
import { followChangedSidecars } from './changedSidecars';
import { registerCompareLabels } from './compareLabels';
import { registerFollowLink } from './followLink';
import { LabelProblems } from './labelProblems';
import { registerMergeBothSides } from './mergeBothSides';
import { registerProblemFixes } from './problemFixes';
import { registerRecordLenses } from './recordLenses';
import { registerStudyMigration } from './studyMigration';
import { registerSetup, type SetupPlaces } from './setupCommands';

/** Registers all of it. */
export function registerReview(
  sessions: OpenSessions,
  places: SetupPlaces & { readonly blind: BlindReadings },
): vscode.Disposable {
  return vscode.Disposable.from(
    registerCompareLabels(sessions),
    registerShowAgreement({ ...places, sessions }),
    registerFollowLink(sessions),
    followChangedSidecars(),
    registerSetup(places),
    registerMergeBothSides(),
    new LabelProblems(places.blind),
    registerStudyMigration(),
    registerProblemFixes(sessions),
    registerRecordLenses(sessions),
  );
}
