import { z } from 'zod';
import { COUNTRY_CODE, INDUSTRY } from '../catalog/model-provider-data';
import { text } from './texts';

const name = z.string().min(1);

/** What Azure sends to the publisher of a model. */
export const modelProviderData = z
  .strictObject({
    organizationName: name.meta({ description: 'The legal name of your organization.' }),
    countryCode: text('the code of a country in two capital letters', COUNTRY_CODE, 'SE').meta({
      description: 'The country of your organization, such as SE.',
    }),
    industry: text('an industry in lower-case letters', INDUSTRY, 'technology').meta({
      description: 'The industry of your organization, such as technology, finance or healthcare.',
    }),
  })
  .optional()
  .meta({
    description:
      'What Azure sends to the publisher of the model. Models of Anthropic require it. With it, Azure accepts the terms of the publisher on Azure Marketplace for you.',
  });
