#!/bin/bash
# Learns a model in shards on a Slurm cluster: one task for each shard, and a job that merges them once all have ended well.
# The plan comes from 'rhei sample'. Prints the numbers of both jobs.
#   slurm-submit.sh 16 big.plan big.rhei big.csv …
# To run again what was lost, submit the same once more: shards whose factors are there are not learned anew.
set -eu
shards=$1 plan=$2 model=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
# A folder for each plan: factors of another one would be refused.
folder=$model.shards-$(sha256sum "$plan" | cut -c 1-12)-$shards
mkdir -p "$folder"
array=$(sbatch --parsable --array="1-$shards" --output="$folder/%a.log" "$here/slurm-shard.sh" "$shards" "$plan" "$folder" "$@")
merge=$(sbatch --parsable --dependency="afterok:$array" --kill-on-invalid-dep=yes --output="$folder/merge.log" \
  "$here/slurm-merge.sh" "$plan" "$folder" "$model")
echo "$array $merge"
