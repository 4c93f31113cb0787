# Sourced by tests/cluster/run.sh: a Slurm of one node, without systemd, in a folder of its own and on
# ports of its own. slurm_begin FOLDER starts it and waits until the node is idle (status 1: it does
# not start, the logs say why); slurm_end ends its daemons, whatever state they are in.
# shellcheck shell=bash

slurm_configure()
{
    local host
    host=$(hostname -s)
    export SLURM_CONF=$slurm/slurm.conf
    cat > "$SLURM_CONF" << EOT
ClusterName=yitu
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$((20000 + RANDOM % 10000))
SlurmdPort=$((30000 + RANDOM % 10000))
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$slurm/munge.socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MailProg=/bin/true
ReturnToService=2
MaxArraySize=1001
KillWait=2
SlurmdParameters=config_overrides
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/slurmctld.pid
SlurmdPidFile=$slurm/slurmd.pid
SlurmctldLogFile=$slurm/slurmctld.log
SlurmdLogFile=$slurm/slurmd.log
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=2048 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
EOT
}

slurm_begin()
{
    slurm=$1
    mkdir -p "$slurm/state" "$slurm/spool"
    slurm_configure
    head -c 1024 /dev/urandom > "$slurm/munge.key"
    chmod 400 "$slurm/munge.key"
    munged --force --key-file="$slurm/munge.key" --socket="$slurm/munge.socket" --pid-file="$slurm/munge.pid" \
        --log-file="$slurm/munge.log" --seed-file="$slurm/munge.seed" > "$slurm/munged.out" 2>&1 || return 1
    slurmctld > "$slurm/slurmctld.out" 2>&1 || return 1
    slurmd > "$slurm/slurmd.out" 2>&1 || return 1
    for _ in {1..100}; do
        [ "$(sinfo --noheader -o %T 2> /dev/null)" != idle ] || return 0
        sleep 0.2
    done
    return 1
}

slurm_logs()
{
    tail -n 5 "$slurm"/*.out "$slurm"/*.log 2> /dev/null || true
}

# What watches over a task outlives slurmd. Ours are known by the files they hold open.
slurm_steps()
{
    local process
    for process in $(pgrep -x slurmstepd); do
        ! readlink "/proc/$process"/fd/* 2> /dev/null | grep -q "^$slurm/" || echo "$process"
    done
}

# Jobs go first: slurmd leaves them running when it ends.
slurm_end()
{
    local daemon process
    scancel --quiet --signal=KILL --user="$(id -un)" 2> /dev/null || true
    for _ in {1..30}; do
        [ -n "$(slurm_steps)" ] || break
        sleep 0.1
    done
    for process in $(slurm_steps); do kill -9 "$process" 2> /dev/null || true; done
    for daemon in slurmd slurmctld munge; do
        [ ! -s "$slurm/$daemon.pid" ] || kill "$(cat "$slurm/$daemon.pid")" 2> /dev/null || true
    done
    for _ in {1..50}; do
        slurm_is_running || return 0
        sleep 0.1
    done
    for daemon in slurmd slurmctld munge; do
        [ ! -s "$slurm/$daemon.pid" ] || kill -9 "$(cat "$slurm/$daemon.pid")" 2> /dev/null || true
    done
}

slurm_is_running()
{
    local daemon
    for daemon in slurmd slurmctld munge; do
        [ ! -s "$slurm/$daemon.pid" ] || ! kill -0 "$(cat "$slurm/$daemon.pid")" 2> /dev/null || return 0
    done
    return 1
}
