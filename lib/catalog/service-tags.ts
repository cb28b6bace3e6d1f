/**
 * The service tags that a network security group accepts as a source or destination, without the tags of a single region
 * (`Storage.WestEurope`).
 *
 * Source: https://learn.microsoft.com/azure/virtual-network/service-tags-overview and the names in Azure's weekly files of ranges, as
 * several public scripts list them (read 2026-11-26). Azure adds some every year.
 */
export const SERVICE_TAGS: readonly string[] = `
ActionGroup ApiManagement ApplicationInsightsAvailability AppConfiguration AppService AppServiceManagement AutonomousDevelopmentPlatform
AzureActiveDirectory AzureActiveDirectoryDomainServices AzureAdvancedThreatProtection AzureAPIForFHIR AzureArcInfrastructure
AzureAttestation AzureBackup AzureBotService AzureCloud AzureCognitiveSearch AzureConnectors AzureContainerAppsService
AzureContainerRegistry AzureCosmosDB AzureDatabricks AzureDataExplorerManagement AzureDataLake AzureDeviceUpdate AzureDevOps
AzureDevSpaces AzureDigitalTwins AzureEventGrid AzureEventHub AzureFrontDoor.Backend AzureFrontDoor.FirstParty AzureFrontDoor.Frontend
AzureHealthcareAPIs AzureInformationProtection AzureIoTHub AzureKeyVault AzureLoadBalancer AzureLoadTestingInstanceManagement
AzureMachineLearning AzureMachineLearningInference AzureManagedGrafana AzureMonitor AzureMonitorForSAP AzureOpenDatasets AzurePlatformDNS
AzurePlatformIMDS AzurePlatformLKM AzurePortal AzureRemoteRendering AzureResourceManager AzureSecurityCenter AzureSentinel AzureSignalR
AzureSiteRecovery AzureSphere AzureSpringCloud AzureStack AzureTrafficManager AzureUpdateDelivery AzureVideoAnalyzerForMedia
AzureWebPubSub BatchNodeManagement ChaosStudio CognitiveServicesFrontend CognitiveServicesManagement CopilotActions DataFactory
DataFactoryManagement Dynamics365BusinessCentral Dynamics365ForMarketingEmail Dynamics365FraudProtection EOPExternalPublishedIPs
EventHub GatewayManager Grafana GuestAndHybridManagement HDInsight Internet KustoAnalytics LogicApps LogicAppsManagement
M365ManagementActivityApi M365ManagementActivityApiWebhook Marketplace MicrosoftAzureFluidRelay MicrosoftCloudAppSecurity
MicrosoftContainerRegistry MicrosoftDefenderForEndpoint MicrosoftPurviewPolicyDistribution OneDsCollector PowerBI PowerPlatformInfra
PowerPlatformPlex PowerQueryOnline SCCservice Scuba SecurityCopilot SerialConsole ServiceBus ServiceFabric Sql SqlManagement Storage
StorageMover StorageSyncService TridentKusto VideoIndexer VirtualNetwork WindowsAdminCenter WindowsVirtualDesktop
ZeroTrustSegmentation`
  .trim()
  .split(/\s+/);

const KNOWN = new Set(SERVICE_TAGS);

/** Whether a text is a service tag, for all regions or for one. */
export const isServiceTag = (word: string): boolean => KNOWN.has(word) || KNOWN.has(word.replace(/\.[A-Za-z0-9]+$/, ''));
