// The line that the suite in the extension host prints first. What the workbench logs before it is kept out of the report.

export const firstLine = 'Running in the extension host:';
