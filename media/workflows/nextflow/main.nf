// Every recording of a study by "emg-labels batch", one task for each. README.md beside this says how it is called.
nextflow.enable.dsl = 2

params.study = '.'
params.out = 'emg-results'
params.program = '.emg/cli.js'
params.steps = 'detect,check,units,report'

process RECORDING {
    tag "${name}"
    cpus 1
    errorStrategy 'ignore'

    input:
    tuple val(name), val(recording)

    output:
    stdout

    shell:
    // Names are given as variables of the shell, and never as text of a command.
    '''
    node "$EMG_PROGRAM" batch --one="$EMG_NAME" --out="$EMG_OUT" --steps="$EMG_STEPS" -- "$EMG_FILE"
    '''

    beforeScript {
        def quoted = { text -> "'" + text.toString().replace("'", "'\\''") + "'" }
        [
            EMG_PROGRAM: file(params.program).toAbsolutePath(),
            EMG_NAME: name,
            EMG_OUT: file(params.out).toAbsolutePath(),
            EMG_STEPS: params.steps,
            EMG_FILE: recording,
        ].collect { key, text -> "export ${key}=${quoted(text)}" }.join('; ')
    }
}

workflow {
    study = file(params.study).toAbsolutePath()
    Channel
        .fromPath("${study}/**.{edf,bdf,hea,vhdr,otb+,otb4,xdf}")
        .map { recording -> tuple(study.relativize(recording).toString(), recording.toString()) }
        | RECORDING
        | view
}
