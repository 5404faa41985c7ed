// Every recording of a study by "emg-labels batch", one task for each. README.md beside this says how it is called.
nextflow.enable.dsl = 2

params.study = '.'
params.out = 'emg-results'
params.program = '.emg/cli.js'
params.steps = 'detect,check,units,report'

// One word of the shell, whatever is in it: names are never read as a command.
def quoted(text) {
    return "'" + text.toString().replace("'", "'\\''") + "'"
}

// The files that "emg-labels batch" takes for recordings by their names, in whatever case.
def isRecording(file) {
    def endings = ['.edf', '.bdf', '.hea', '.vhdr', '.otb+', '.otb4', '.xdf']
    return endings.any { ending -> file.name.toLowerCase().endsWith(ending) }
}

process RECORDING {
    tag "${name}"
    cpus 1
    errorStrategy 'ignore'

    input:
    tuple val(name), val(recording), val(program), val(out)

    output:
    stdout

    script:
    """
    node ${quoted(program)} batch --one=${quoted(name)} --out=${quoted(out)} --steps=${quoted(params.steps)} -- ${quoted(recording)}
    """
}

workflow {
    study = file(params.study).toAbsolutePath()
    program = file(params.program).toAbsolutePath().toString()
    out = file(params.out).toAbsolutePath().toString()
    Channel
        .fromPath("${study}/**")
        .filter { recording -> isRecording(recording) }
        .map { recording -> tuple(study.relativize(recording).toString(), recording.toString(), program, out) }
        | RECORDING
        | view
}
