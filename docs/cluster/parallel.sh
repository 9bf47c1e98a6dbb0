#!/bin/bash
# Learns a model in shards on the cores of one machine, or of several that share a file system, with GNU parallel:
#   parallel.sh 16 big.plan big.rhei big.csv …
#   PARALLEL="--sshloginfile hosts --workdir $PWD" parallel.sh 16 big.plan big.rhei big.csv …
# A shard that fails is tried three times. Run it again to go on: --resume-failed leaves out what the log says is done.
set -eu
shards=$1 plan=$2 model=$3
shift 3
folder=$model.shards-$(sha256sum "$plan" | cut -c 1-12)-$shards
mkdir -p "$folder"
seq "$shards" | parallel --will-cite --quote --retries 3 --joblog "$folder/log" --resume-failed \
  ${RHEI:-rhei} learn "$@" --shard "{}/$shards" --plan "$plan" --out "$folder/{}.factor"
exec ${RHEI:-rhei} merge "$folder"/*.factor --plan "$plan" --out "$model"
