{{- define "rewardsync.selector" -}}
app.kubernetes.io/name: rewardsync
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "rewardsync.labels" -}}
{{ include "rewardsync.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
{{- end }}

{{- define "rewardsync.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "rewardsync.rulesConfigMap" -}}
{{ .Values.rulesConfigMap | default (printf "%s-rules" .Release.Name) }}
{{- end }}

{{/* What worker and console have in common. */}}
{{- define "rewardsync.pod" -}}
automountServiceAccountToken: false
# Without this, a Service named rewardsync would add variables REWARDSYNC_..., which are not settings.
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "rewardsync.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{- define "rewardsync.probes" -}}
startupProbe:
  httpGet: {path: /actuator/health/liveness, port: management}
  periodSeconds: 2
  timeoutSeconds: 5
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /actuator/health/liveness, port: management}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /actuator/health/readiness, port: management}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
{{- end }}

{{/* A variable from a key of a Secret. */}}
{{- define "rewardsync.secretVariable" -}}
- name: {{ .name }}
  valueFrom: {secretKeyRef: {name: {{ .secret }}, key: {{ .key }}}}
{{- end }}

{{- define "rewardsync.commonMounts" -}}
- {name: tmp, mountPath: /tmp}
- {name: settings, mountPath: /etc/rewardsync/settings, readOnly: true}
{{- if and .Values.kafka.tls.enabled .Values.kafka.tls.caSecret }}
- {name: kafka-ca, mountPath: /etc/rewardsync/kafka-ca, readOnly: true}
{{- end }}
{{- if and .Values.kafka.tls.enabled .Values.kafka.tls.clientSecret }}
- {name: kafka-client, mountPath: /etc/rewardsync/kafka-client, readOnly: true}
{{- end }}
{{- end }}

{{- define "rewardsync.commonVolumes" -}}
- name: tmp # RocksDB unpacks its native library there
  emptyDir: {sizeLimit: 256Mi}
- name: settings
  configMap: {name: {{ .Release.Name }}-settings}
{{- if and .Values.kafka.tls.enabled .Values.kafka.tls.caSecret }}
- name: kafka-ca
  secret: {secretName: {{ .Values.kafka.tls.caSecret }}}
{{- end }}
{{- if and .Values.kafka.tls.enabled .Values.kafka.tls.clientSecret }}
- name: kafka-client
  secret: {secretName: {{ .Values.kafka.tls.clientSecret }}}
{{- end }}
{{- end }}
